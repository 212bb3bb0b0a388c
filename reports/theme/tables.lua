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

return {
  Table = function(tab)
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
