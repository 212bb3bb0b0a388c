-- A table too wide for a narrow screen scrolls in its own box, which the keyboard can reach.

return {
  Table = function(tab)
    if not FORMAT:match("html") then return nil end
    local caption = pandoc.utils.stringify(tab.caption.long)
    -- Attributes as a list: a Lua table with keys has no order, and the page has to come out the same each time.
    return pandoc.Div({ tab }, pandoc.Attr("", { "scroll" }, {
      { "tabindex", "0" }, { "role", "group" }, { "aria-label", caption ~= "" and caption or "Table" } }))
  end,
}
