-- Charts as pictures that carry their text alternative and, on screen, their data. Shared by both renderers.
-- Word shows no SVG everywhere: there a chart is the PNG that staging puts beside the other things it makes.

local PICTURE = '<span class="picture">'
local figures

local function load_figures()
  if figures == nil then
    local path = (GENERATED or "_generated") .. "/figures.json" -- one section has its own
    local file = assert(io.open(path, "r"), "no " .. path .. ": the project is not staged")
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

-- A chart has most of the line; a picture of the prose may say how large it is, and then stands in the words.
local WIDTH = "82%"

local function sizes(image)
  local own = {}
  for _, name in ipairs { "width", "height" } do
    local number, unit = (image.attributes[name] or ""):match("^(%d+%.?%d*)([%a%%]*)$")
    if number then own[name] = (unit == "" or unit == "px") and number * 0.75 .. "pt" or number .. unit end
  end
  return next(own) and own
end

-- The table behind a chart, folded, with a link that saves it as CSV.
local function data_of(label, entry)
  local rows = pandoc.read(entry.shown, "csv").blocks
  return pandoc.Blocks {
    pandoc.RawBlock("html", '<details class="data"><summary>Data behind this chart</summary>'),
  } .. rows .. {
    pandoc.RawBlock("html", '<p><a download="' .. label .. '.csv" href="data:text/csv;charset=utf-8,'
      .. percent_encoded(entry.csv) .. '">Save as CSV</a></p></details>'),
  }
end

local function is_there(address)
  local name = address:gsub("%%(%x%x)", function(code) return string.char(tonumber(code, 16)) end)
  local file = io.open(name, "rb")
  if file then file:close() end
  return file ~= nil
end

-- The picture is followed by the one for telephones; the style sheet shows one of them.
local function with_narrow(blocks, picture)
  return blocks:walk {
    RawInline = function(raw)
      if raw.text:sub(1, #PICTURE) ~= PICTURE then return nil end
      raw.text = '<span class="picture wide">' .. raw.text:sub(#PICTURE + 1)
      return { raw, pandoc.RawInline("html", '<span class="picture narrow">' .. picture .. "</span>") }
    end,
  }
end

return {
  Image = function(image)
    local alt = image.attributes["fig-alt"] or image.attributes.alt or ""
    if alt == "" then error("the picture " .. image.src .. " has no text alternative") end
    if FORMAT:match("typst") then
      local own = sizes(image)
      local form = own and "#sized(%s, alt: %s%s%s)" or "#image(%s, alt: %s%s%s)" -- see template.typ
      own = own or { width = WIDTH }
      return pandoc.RawInline("typst", form:format(quoted(image.src), quoted(alt),
        own.width and ", width: " .. own.width or "", own.height and ", height: " .. own.height or ""))
    elseif FORMAT:match("html") and image.src:match("%.svg$") then
      return pandoc.RawInline("html", PICTURE .. read(image.src) .. "</span>")
    elseif FORMAT:match("docx") then
      -- Quarto names the picture of a cell for its notebook, its label and the place among its outputs.
      local label = image.src:match("(fig%-[%w%-]+)%-output%-%d+%.svg$") or image.src:match("([^/]+)%.svg$")
      if label then image.src = "_generated/" .. label .. ".png" end
      if not is_there(image.src) then
        if label then error("the chart " .. label .. " has no picture for Word") end
        return {} -- the page says so; nothing is fetched from elsewhere
      end
      image.caption = pandoc.Inlines(alt) -- what Pandoc writes as the alternative
      image.attributes = sizes(image) or { width = WIDTH }
      return image
    end
  end,
  -- An embedded notebook cell is a Div "cell-<label>" in Quarto, and so in the embedded renderer.
  Div = function(div)
    if div.classes:includes("quarto-embed-nb-cell") then
      div.attributes.notebook = nil -- a path of the machine that rendered
      return FORMAT:match("typst") and div.content or div
    end
    local label = div.identifier:match("^cell%-(.+)$")
    -- On paper no box around it: in a box a figure can't float, nor a table go over pages.
    if label and FORMAT:match("typst") then return div.content end
    local entry = label and load_figures()[label]
    if entry == nil or not FORMAT:match("html") then return nil end
    div.content = with_narrow(div.content, entry.narrow) .. data_of(label, entry)
    return div
  end,
}
