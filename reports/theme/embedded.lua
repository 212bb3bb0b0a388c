-- The embedded renderer's filter: what Quarto does by itself and Pandoc does not.
-- Claims go through the same Lua file as in Quarto; figures and tables are numbered and referred to.

local claim = dofile("_extensions/brief/claim.lua").claim
local pictures = dofile("theme/pictures.lua")
local blocks = dofile("theme/blocks.lua")
local tables = dofile("theme/tables.lua")
local judged = dofile("theme/judged.lua")
local guard = dofile("theme/guard.lua")

local KINDS = { fig = "Figure", tbl = "Table" }
local numbers = {}

-- In a section that is written apart a number is a mark, and those of all sections can be referred to: LABELS gets its
-- own. The same letters stand in lib/brief/publish/render/marks.py.
local function mark(id)
  return "\u{e000}" .. id .. "\u{e001}"
end

local function kind_of(id)
  return KINDS[id:match("^(%a+)%-")]
end

local function number(id)
  local kind = id:match("^(%a+)%-")
  if LABELS then
    LABELS:insert(id)
    return KINDS[kind] .. " " .. mark(id)
  end
  local count = 1
  for other in pairs(numbers) do
    if other:match("^(%a+)%-") == kind then count = count + 1 end
  end
  numbers[id] = count
  return KINDS[kind] .. " " .. count
end

-- On paper Typst counts figures and tables by itself, as it does for Quarto.
local function label(caption, id)
  local text = number(id)
  if FORMAT:match("typst") then return caption end
  local block = caption.long[1]
  if block == nil then error("figure or table " .. id .. " has no caption") end
  block.content = pandoc.Inlines { pandoc.Strong(text), pandoc.Str(":"), pandoc.Space() } .. block.content
  return caption
end

local function labelled(element)
  guard[element.t](element)
  if kind_of(element.identifier) then
    element.caption = label(element.caption, element.identifier)
    return element
  end
end

local collect = { Figure = labelled, Table = labelled }

-- One filter, so one walk over the inlines of the whole document: the walk costs more than what is done on it.
local resolve = {
  Image = function(image)
    guard.Image(image)
    return pictures.Image(image)
  end,
  Link = guard.Link,
  Code = guard.Code,
  CodeBlock = function(block)
    guard.CodeBlock(block)
    block.classes = {} -- in one color, as Quarto is told to
    return block
  end,
  Inlines = function(list)
    local changed = judged.Inlines(list)
    return blocks.Inlines(changed or list) or changed
  end,
  Header = function(header)
    guard.Header(header)
    return judged.Header(header)
  end,
  Div = function(div)
    guard.Div(div)
    div = judged.Div(div) or div
    return pictures.Div(div) or blocks.Div(div) or div
  end,
  Span = function(span)
    guard.Span(span)
    if not span.classes:includes("shortcode") then return blocks.Span(span) end
    local args = pandoc.List {}
    for i = 1, 9 do
      local word = span.attributes["arg" .. i]
      if word then args:insert(pandoc.Inlines { pandoc.Str(word) }) end
    end
    return claim(args)
  end,
  Cite = function(cite)
    local id = cite.citations[1].id
    if numbers[id] and FORMAT:match("typst") then
      return pandoc.RawInline("typst", "#ref(<" .. id .. ">, supplement: [" .. kind_of(id) .. "])")
    elseif numbers[id] or LABELS and kind_of(id) then
      local words = { pandoc.Str(kind_of(id)), pandoc.Str("\u{a0}"), pandoc.Str(tostring(numbers[id] or mark(id))) }
      return pandoc.Link(words, "#" .. id)
    end
    if kind_of(id) then error("@" .. id .. " refers to nothing") end
  end,
}

return { collect, resolve, tables }
