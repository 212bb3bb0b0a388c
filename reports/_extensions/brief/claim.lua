-- {{< claim ID >}}            the claim's number with its qualifier, as the document has it
-- {{< claim ID quote >}}      the whole quote, in quotation marks
-- {{< claim ID "words" >}}    other words of the same quote
--
-- Each is a link to the claim's entry in the evidence, with a mark for its verdict. On screen a card with the quote
-- opens on hover, focus and tap; on paper the first use of a claim has a note. What is said comes from
-- _generated/claims.json, which staging writes from the ledger.

local claims
local uses = {}
local count = 0

local function load_claims()
  if claims == nil then
    local file = assert(io.open("_generated/claims.json", "r"), "no _generated/claims.json: the project is not staged")
    claims = pandoc.json.decode(file:read("a"), false)
    file:close()
  end
  return claims
end

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function on_screen(id, entry, words)
  count = count + 1
  local card = "card-" .. count
  local attributed = entry.attributed ~= "" and (" It names " .. escaped(entry.attributed) .. ".") or ""
  return pandoc.Inlines { pandoc.RawInline("html",
    '<span class="claim"><a href="#claim-' .. id .. '" aria-describedby="' .. card .. '">' .. escaped(words)
    .. '<span class="mark ' .. entry.verdict .. '" aria-hidden="true">' .. entry.mark .. "</span></a>"
    .. '<span class="card" id="' .. card .. '"><span class="card-quote">“' .. escaped(entry.quote) .. "”</span>"
    .. '<span class="card-source">' .. escaped(entry.title) .. "." .. attributed .. "</span>"
    .. '<span class="card-verdict">Verdict: ' .. escaped(entry.verdict_label) .. "</span></span></span>") }
end

local function on_paper(id, entry, words)
  local link = pandoc.Link(pandoc.Inlines(words), "#claim-" .. id)
  if uses[id] then return pandoc.Inlines { link } end
  uses[id] = true
  return pandoc.Inlines { link, pandoc.Note { pandoc.Para(pandoc.Inlines(
    "“" .. entry.quote .. "” " .. entry.title .. ". Verdict: " .. entry.verdict_label .. ".")) } }
end

local function claim(args)
  local id = pandoc.utils.stringify(args[1])
  local entry = load_claims()[id]
  if entry == nil then error("no claim '" .. id .. "' in the ledger") end
  local words = args[2] and pandoc.utils.stringify(args[2]) or entry.phrase
  if words == "quote" then words = "“" .. entry.quote .. "”" end
  if FORMAT:match("html") then return on_screen(id, entry, words) end
  return on_paper(id, entry, words)
end

return { claim = claim }
