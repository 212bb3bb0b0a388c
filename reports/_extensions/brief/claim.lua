-- {{< claim ID >}}            the claim's number with its qualifier, as the document has it
-- {{< claim ID quote >}}      the whole quote, in quotation marks
-- {{< claim ID "words" >}}    other words of the same quote
--
-- Each is a link to the claim's entry in the evidence. What it says comes from _generated/claims.json,
-- which staging writes from the ledger.

local claims

local function load_claims()
  if claims == nil then
    local file = assert(io.open("_generated/claims.json", "r"), "no _generated/claims.json: the project is not staged")
    claims = pandoc.json.decode(file:read("a"), false)
    file:close()
  end
  return claims
end

local function claim(args)
  local id = pandoc.utils.stringify(args[1])
  local entry = load_claims()[id]
  if entry == nil then error("no claim '" .. id .. "' in the ledger") end
  local words = args[2] and pandoc.utils.stringify(args[2]) or entry.phrase
  local content = pandoc.Inlines(words)
  if words == "quote" then
    content = pandoc.Inlines { pandoc.Quoted("DoubleQuote", pandoc.Inlines(entry.quote)) }
  end
  return pandoc.Inlines { pandoc.Link(content, "#claim-" .. id, entry.title, pandoc.Attr("", { "claim" })) }
end

return { claim = claim }
