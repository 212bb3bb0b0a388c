-- A table too wide for a narrow screen scrolls in its own box, which the keyboard can reach.

return {
  Table = function(tab)
    if not FORMAT:match("html") then return nil end
    local caption = pandoc.utils.stringify(tab.caption.long)
    return pandoc.Div({ tab }, pandoc.Attr("", { "scroll" },
      { tabindex = "0", role = "region", ["aria-label"] = caption ~= "" and caption or "Table" }))
  end,
}
