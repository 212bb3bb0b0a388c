-- The brief's own blocks in the PDF, where each class is a function of theme/template.typ, and in Word, where it is a
-- style of theme/word/styles.xml.

local BLOCKS = {
  ["bottom-line"] = "boxed",
  judgement = "judged",
  evidence = "entry",
  source = "entry",
  ["two-column"] = "two-columns",
}

local STYLES = {
  ["bottom-line"] = "Bottom Line",
  judgement = "Judgement",
  evidence = "Evidence",
  source = "Evidence",
  reach = "Reach",
}

-- In Word the break stands in a line without height, or the next page would begin with an empty one.
local NEW_PAGE = {
  typst = "#pagebreak(weak: true)",
  openxml = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    .. '<w:r><w:br w:type="page"/></w:r></w:p>',
}

local function wrap(name, content, identifier)
  local open = "#" .. name .. "["
  if identifier ~= "" then open = open .. "#metadata(none) <" .. identifier .. ">\n" end
  return pandoc.Blocks { pandoc.RawBlock("typst", open) } .. content .. { pandoc.RawBlock("typst", "]") }
end

-- The title of an entry stays with what follows it: the quote, in the evidence.
local function titled(entry)
  local title = table.remove(entry.content, 1)
  if FORMAT:match("typst") then
    entry.content = wrap("entry-title", pandoc.Blocks { title }, "") .. entry.content
    return entry
  end
  entry.content = {
    pandoc.Div({ title }, { ["custom-style"] = "Evidence Title" }),
    pandoc.Div(entry.content, { ["custom-style"] = STYLES.evidence }),
  }
  return entry
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

-- A citation stays on the line of the word that it belongs to, a unit on that of its number.
local UNITS = { mg = true, g = true, kg = true, lb = true }

local SPACES = { Space = true, SoftBreak = true }

local function belongs(inline, number)
  if inline.t == "Cite" then return true end
  local unit = inline.t == "Str" and inline.text:match("^(%a+)%f[^%w-]")
  return unit and UNITS[unit] and number and number.t == "Str" and number.text:match("%d$")
end

-- Nothing where nothing changes: most of what a list costs is to hand it back.
local function kept_together(list)
  local changed, number, before
  for place, inline in ipairs(list) do
    if before and SPACES[before.t] and belongs(inline, number) then
      list[place - 1] = pandoc.Str("\u{a0}")
      changed = list
    end
    number, before = before, inline
  end
  return changed
end

return {
  divided = divided,
  Inlines = kept_together,
  Str = function(str)
    if FORMAT:match("typst") and #str.text > LONGEST then return pandoc.Str(divided(str.text)) end
  end,
  Div = function(div)
    if div.classes:includes("explorer-form") then
      return FORMAT:match("html") and pandoc.Blocks { pandoc.RawBlock("html", form()) } or {}
    end
    if div.classes:includes("new-page") then
      local written = FORMAT:match("docx") and "openxml" or FORMAT
      return NEW_PAGE[written] and pandoc.Blocks { pandoc.RawBlock(written, NEW_PAGE[written]) } or {}
    end
    if FORMAT:match("html") then return nil end
    for _, class in ipairs(div.classes) do
      if class == "screen-only" then return {} end
      if FORMAT:match("typst") and BLOCKS[class] == "entry" and #div.content > 1 then titled(div) end
      if FORMAT:match("typst") and BLOCKS[class] then return wrap(BLOCKS[class], div.content, div.identifier) end
      if FORMAT:match("docx") and STYLES[class] then
        local paragraphs = div:walk { Plain = function(plain) return pandoc.Para(plain.content) end } -- list items
        if BLOCKS[class] == "entry" and #paragraphs.content > 1 then return titled(paragraphs) end
        paragraphs.attributes["custom-style"] = STYLES[class]
        return paragraphs
      end
    end
  end,
  Span = function(span)
    if FORMAT:match("html") then return nil end
    if span.classes:includes("screen-only") then return {} end
    if span.classes:includes("verdict") then -- on screen a mark of its own; on paper words go on behind it
      return pandoc.Strong(pandoc.Inlines "Verdict: " .. span.content .. { pandoc.Str "." })
    end
    if not span.classes:includes("quoted") then return nil end
    if FORMAT:match("docx") then
      span.attributes["custom-style"] = "Quoted"
      return span
    elseif FORMAT:match("typst") then
      local before, after = pandoc.RawInline("typst", "#quoted["), pandoc.RawInline("typst", "]")
      return pandoc.Inlines { before } .. span.content .. { after }
    end
  end,
}
