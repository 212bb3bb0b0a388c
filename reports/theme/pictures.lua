-- Charts as pictures that carry their text alternative and, on screen, their data. Shared by both renderers.

local figures

local function load_figures()
  if figures == nil then
    local file = assert(io.open("_generated/figures.json", "r"), "no _generated/figures.json: the project is not staged")
    figures = pandoc.json.decode(file:read("a"), false)
    file:close()
  end
  return figures
end

local function read(path)
  local file = assert(io.open(path, "r"), "no picture " .. path)
  local text = file:read("a")
  file:close()
  return text
end

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
end

local function percent_encoded(text)
  return (text:gsub("[^%w%-%._~]", function(letter) return string.format("%%%02X", letter:byte()) end))
end

-- The table behind a chart, folded, with a link that saves it as CSV.
local function data_of(id, entry)
  local rows = entry.data
  if #rows == 0 then return pandoc.Blocks {} end
  local header = entry.csv:match("^[^\n]*")
  local table_blocks = pandoc.read(entry.csv, "csv").blocks
  return pandoc.Blocks {
    pandoc.RawBlock("html", '<details class="data"><summary>Data behind this chart</summary>'),
    pandoc.Div(table_blocks, pandoc.Attr("", { "scroll" }, { tabindex = "0", role = "region",
      ["aria-label"] = "Data behind " .. id })),
    pandoc.RawBlock("html", '<p><a download="' .. id .. '.csv" href="data:text/csv;charset=utf-8,'
      .. percent_encoded(entry.csv) .. '">Save as CSV</a></p></details>'),
  }
end

return {
  Image = function(image)
    local alt = image.attributes.alt or pandoc.utils.stringify(image.caption)
    if alt == "" then error("the picture " .. image.src .. " has no text alternative") end
    if FORMAT:match("typst") then
      return pandoc.RawInline("typst", '#image("' .. image.src .. '", alt: ' .. quoted(alt) .. ", width: 100%)")
    elseif FORMAT:match("html") and image.src:match("%.svg$") then
      return pandoc.RawInline("html", read(image.src))
    end
  end,
  Figure = function(figure)
    local entry = load_figures()[figure.identifier]
    if entry == nil or not FORMAT:match("html") then return nil end
    return pandoc.Blocks { figure } .. data_of(figure.identifier, entry)
  end,
}
