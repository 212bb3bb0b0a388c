-- A section of the page apart from the others, so that it need not be written again when they change: with marks where
-- a number stands that is counted over the whole page. What can't be apart stops it; the page is then written whole.

-- The same letters stand in lib/brief/publish/render/marks.py.
local NUMBER, CITATION, END, REFERENCES = "\u{e000}", "\u{e002}", "\u{e001}", "\u{e003}"

local function stop(what)
  return function() error(what .. " is of the whole page") end
end

local function numbered(list)
  if list.style == "Example" then stop("a numbered example")() end
end

-- What is counted over the whole page in a way that has no mark here.
local COUNTED = { Note = stop("a note"), CodeBlock = stop("a block of code"), OrderedList = numbered }

-- They stand in another place too, as they are, or hold no link to the reference.
local WITHOUT = { Cite = stop("a citation in a heading, a picture or a link") }

local function of_figures(tab)
  tab:walk { Cite = function(cite)
    local id = cite.citations[1].id
    if id:match("^fig%-") or id:match("^tbl%-") then stop("a number in a table")() end
  end }
end

-- All headings; those of the contents stand on their own, and the first of them begins the section.
local function headings_of(blocks)
  local headings, own, all = pandoc.Blocks {}, 0, 0
  for _, block in ipairs(blocks) do
    if block.t == "Header" and block.level <= 2 then own = own + 1 end
  end
  blocks:walk { Header = function(header)
    header:walk(WITHOUT)
    if pandoc.utils.stringify(header):find(NUMBER) then stop("a number in a heading")() end
    headings:insert(header)
    if header.level <= 2 then all = all + 1 end
  end }
  local first = blocks[1]
  if all ~= own or headings[1] and not (first.t == "Header" and (first.level == 2 or own == 0)) then
    stop("a heading within something else")()
  end
  return headings
end

local function apart(document)
  if next(document.meta) then stop("metadata")() end
  document:walk(COUNTED)
  document:walk { Table = of_figures }
  LABELS = pandoc.List {}
  document = pandoc.utils.run_lua_filter(document, "theme/embedded.lua")
  document:walk {
    Image = function(image) image.caption:walk(WITHOUT) end,
    Link = function(link) link.content:walk(WITHOUT) end,
  }
  local headings, citations = headings_of(document.blocks), pandoc.Blocks {}
  document = document:walk {
    Cite = function(cite)
      citations:insert(pandoc.Para { cite })
      return pandoc.RawInline("html", CITATION .. #citations .. END)
    end,
    Div = function(div)
      if div.identifier == "refs" then return pandoc.RawBlock("html", REFERENCES) end
    end,
  }
  local labels = LABELS:map(function(id) return pandoc.Str(id) end)
  local frame = pandoc.Pandoc { pandoc.Plain(labels), pandoc.Div(headings), pandoc.Div(citations) }
  return { document = document, frame = frame }
end

return { apart = apart }
