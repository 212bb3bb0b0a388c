-- A table too wide for a narrow screen scrolls in its own box, which the keyboard can reach. On paper it can't: there
-- words are hyphenated (theme/template.typ), and one of a length that no dictionary has, such as an address or a
-- substance, may be divided anywhere, or it would leave the page or stand over the next one.

local LONGEST = 20

local function divided(str)
  if utf8.len(str.text) <= LONGEST then return nil end
  local letters = {}
  for _, code in utf8.codes(str.text) do letters[#letters + 1] = utf8.char(code) end
  return pandoc.Str(table.concat(letters, "\u{200b}"))
end

-- In Word no column is narrower than its longest word: others give it what it lacks.
local LETTERS = 92 -- of the size of tables that stand side by side on a page

local function longest_words(tab)
  local longest = {}
  local function see(rows)
    for _, row in ipairs(rows) do
      for place, cell in ipairs(row.cells) do
        for word in pandoc.utils.stringify(cell.contents):gmatch("%S+") do
          longest[place] = math.max(longest[place] or 0, utf8.len(word))
        end
      end
    end
  end
  see(tab.head.rows)
  for _, body in ipairs(tab.bodies) do see(body.body) end
  return longest
end

local function widened(tab)
  local longest, least, spare, lack = longest_words(tab), {}, 0, -1
  for place, column in ipairs(tab.colspecs) do
    if column[2] == nil then return tab end
    least[place] = ((longest[place] or 0) + 2) / LETTERS
    spare = spare + math.max(0, column[2] - least[place])
    lack = lack + math.max(column[2], least[place])
  end
  for place, column in ipairs(tab.colspecs) do
    local over = math.max(0, column[2] - least[place])
    tab.colspecs[place] = { column[1], least[place] + over * (1 - math.min(1, math.max(0, lack) / math.max(spare, 1e-9))) }
  end
  return tab
end

return {
  Table = function(tab)
    if FORMAT:match("docx") then return widened(tab) end
    if FORMAT:match("typst") then
      local caption = tab.caption
      tab = tab:walk { Str = divided }
      tab.caption = caption
      return tab
    end
    if not FORMAT:match("html") then return nil end
    local caption = pandoc.utils.stringify(tab.caption.long)
    -- Attributes as a list: a Lua table with keys has no order, and the page has to come out the same each time.
    return pandoc.Div({ tab }, pandoc.Attr("", { "scroll" }, {
      { "tabindex", "0" }, { "role", "group" }, { "aria-label", caption ~= "" and caption or "Table" } }))
  end,
}
