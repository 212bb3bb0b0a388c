-- A table whose words don't fit beside each other on a telephone stands there row by row, each cell under its heading;
-- one that has no room in the column of a screen is set smaller. A table that needs more still, such as the data behind
-- a chart, scrolls in its own box, which the keyboard can reach. On paper it can't: there the words of a table
-- that has no room for them are hyphenated, and one of a length that no dictionary has, such as an address or a
-- substance, may be divided anywhere, or it would leave the page or stand over the next one.

local LONGEST = 20
-- Letters side by side, where each column has its longest word: what a telephone holds, and what a screen does.
local TELEPHONE, SCREEN = 34, 84
local MARGIN = 3 -- letters between two columns

local function divided(str)
  if utf8.len(str.text) <= LONGEST then return nil end
  local letters = {}
  for _, code in utf8.codes(str.text) do letters[#letters + 1] = utf8.char(code) end
  return pandoc.Str(table.concat(letters, "\u{200b}"))
end

-- On paper no column is narrower than its longest word: others give it what it lacks. Where they can't, PDF hyphenates,
-- and keeps numbers and short words whole.
local LETTERS = 92 -- of the size of tables that stand side by side on a page
local SHORT = 9 -- letters of a word that is not hyphenated to save room

local function longest_words(tab, hyphenated)
  local longest = {}
  local function see(rows)
    for _, row in ipairs(rows) do
      for place, cell in ipairs(row.cells) do
        for word in pandoc.utils.stringify(cell.contents):gmatch("%S+") do
          local letters = utf8.len(word)
          if hyphenated and not word:match("%d") then letters = math.min(letters, SHORT) end
          if hyphenated then letters = math.min(letters, LONGEST) end
          longest[place] = math.max(longest[place] or 0, letters)
        end
      end
    end
  end
  see(tab.head.rows)
  for _, body in ipairs(tab.bodies) do see(body.body) end
  return longest
end

local function widened(tab, longest)
  local least, spare, lack = {}, 0, -1
  for place, column in ipairs(tab.colspecs) do
    if column[2] == nil then return tab end
    least[place] = ((longest[place] or 0) + 2) / LETTERS
    spare = spare + math.max(0, column[2] - least[place])
    lack = lack + math.max(column[2], least[place])
  end
  local kept = 1 - math.min(1, math.max(0, lack) / math.max(spare, 1e-9))
  for place, column in ipairs(tab.colspecs) do
    local over = math.max(0, column[2] - least[place])
    tab.colspecs[place] = { column[1], least[place] + over * kept }
  end
  return tab
end

-- The length of the longest word of each column, added up. A number does not wrap, nor what stands with it.
local function needed(tab)
  local sum = 0
  for _, letters in pairs(longest_words(tab, false)) do sum = sum + letters + MARGIN end
  return sum
end

-- In Word a table has no space below it: an empty line of a style does it. A paragraph without content is left out.
local TABLE_END = pandoc.Div({ pandoc.Para { pandoc.RawInline("openxml", "") } }, { ["custom-style"] = "Table End" })

-- Words of a column that says nothing begin at its left, as on screen: a table on paper stands in the middle, and they
-- would, too.
local function aligned(tab)
  for _, column in ipairs(tab.colspecs) do
    if column[1] == "AlignDefault" then column[1] = "AlignLeft" end
  end
  return tab
end

local function printed(tab)
  local caption, longest = tab.caption, longest_words(tab, false)
  tab = aligned(tab)
  local columns, sum = 0, 0
  for _, letters in pairs(longest) do columns, sum = columns + 1, sum + letters end
  local hyphenated = sum + 2 * columns > LETTERS
  tab = widened(tab, hyphenated and longest_words(tab, true) or longest):walk { Str = divided }
  tab.caption = caption
  local rules = pandoc.List {}
  if hyphenated then rules:insert("#show table: set text(hyphenate: true)") end
  -- Typst counts a table without a caption, too: the next one would have another number than on screen.
  if #caption.long == 0 then rules:insert("#set figure(numbering: none)") end
  if #rules == 0 then return tab end
  return {
    pandoc.RawBlock("typst", "#[\n" .. table.concat(rules, "\n")), tab, pandoc.RawBlock("typst", "]") }
end

-- Each cell says which heading it stands under: a style sheet can't read the one above.
local function with_headings(tab)
  local head = tab.head.rows[1]
  if head == nil then return end
  for _, body in ipairs(tab.bodies) do
    for _, row in ipairs(body.body) do
      for place, cell in ipairs(row.cells) do
        cell.attributes["data-label"] = pandoc.utils.stringify(head.cells[place].contents)
      end
    end
  end
end

return {
  Table = function(tab)
    if FORMAT:match("docx") then
      local written = widened(aligned(tab), longest_words(tab, false))
      return #tab.head.rows > 0 and { written, TABLE_END } or written -- a picture is in a table of Quarto's own
    end
    if FORMAT:match("typst") then return printed(tab) end
    if not FORMAT:match("html") then return nil end
    local caption = pandoc.utils.stringify(tab.caption.long)
    -- Attributes as a list: a Lua table with keys has no order, and the page has to come out the same each time.
    local letters, classes = needed(tab), { "scroll" }
    if letters > SCREEN then classes[#classes + 1] = "dense" end
    if letters > TELEPHONE then
      classes[#classes + 1] = "stacked"
      with_headings(tab)
    end
    return pandoc.Div({ tab }, pandoc.Attr("", classes, {
      { "tabindex", "0" }, { "role", "group" }, { "aria-label", caption ~= "" and caption or "Table" } }))
  end,
}
