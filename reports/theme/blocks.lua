-- The brief's own blocks in the PDF: each class is a function of theme/template.typ.

local BLOCKS = {
  ["bottom-line"] = "boxed",
  judgement = "judged",
  evidence = "entry",
  source = "entry",
  ["two-column"] = "two-columns",
}

local function wrap(name, content, identifier)
  local open = "#" .. name .. "["
  if identifier ~= "" then open = open .. "#metadata(none) <" .. identifier .. ">\n" end
  return pandoc.Blocks { pandoc.RawBlock("typst", open) } .. content .. { pandoc.RawBlock("typst", "]") }
end

local function form()
  local file = assert(io.open("_generated/explorer.html", "r"), "no form: the project is not staged")
  local text = file:read("a")
  file:close()
  return text
end

-- On paper a word that is longer than a line, such as an address, may be divided anywhere.
local LONGEST = 28

local function divided(text)
  local letters = {}
  for _, code in utf8.codes(text) do letters[#letters + 1] = utf8.char(code) end
  return table.concat(letters, "\u{200b}")
end

return {
  divided = divided,
  Str = function(str)
    if FORMAT:match("typst") and #str.text > LONGEST then return pandoc.Str(divided(str.text)) end
  end,
  Div = function(div)
    if div.classes:includes("explorer-form") then
      return FORMAT:match("html") and pandoc.Blocks { pandoc.RawBlock("html", form()) } or {}
    end
    if div.classes:includes("new-page") then
      return FORMAT:match("typst") and pandoc.Blocks { pandoc.RawBlock("typst", "#pagebreak(weak: true)") } or {}
    end
    if not FORMAT:match("typst") then return nil end
    for _, class in ipairs(div.classes) do
      if BLOCKS[class] then return wrap(BLOCKS[class], div.content, div.identifier) end
      if class == "screen-only" then return {} end
    end
  end,
  Span = function(span)
    if FORMAT:match("typst") and span.classes:includes("screen-only") then return {} end
    if FORMAT:match("typst") and span.classes:includes("quoted") then
      local before, after = pandoc.RawInline("typst", "#quoted["), pandoc.RawInline("typst", "]")
      return pandoc.Inlines { before } .. span.content .. { after }
    end
  end,
}
