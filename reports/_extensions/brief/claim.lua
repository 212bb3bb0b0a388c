-- {{< claim ID >}}            the claim's number with its qualifier, as the document has it
-- {{< claim ID quote >}}      the whole quote, in quotation marks
-- {{< claim ID "words" >}}    other words of the same quote
--
-- Each is a link to the claim's entry in the evidence, with a mark for its verdict. On screen a card with the quote
-- opens on hover, focus and tap; on paper the first use of a claim has a note. What is said comes from
-- _generated/claims.json, which staging writes from the ledger.
--
-- In another project, `claims:` in its metadata says where that file is (`file`, from the project's folder) and on
-- which page the evidence stands (`evidence`, an address; without it nothing is linked). The style comes along there.

local OWN = (GENERATED or "_generated") .. "/claims.json" -- rendered apart, a section has its own

local claims
local uses = {}
local count = 0

local function load_claims(path)
  if claims == nil then
    local folder = quarto and quarto.project and quarto.project.directory
    local file = io.open(path, "r") or folder and io.open(folder .. "/" .. path, "r")
    if file == nil then error("no " .. path .. ": brief stage writes it; claims: file: says where it is") end
    claims = pandoc.json.decode(file:read("a"), false)
    file:close()
  end
  return claims
end

-- What a project that is not the brief says: where claims and evidence are.
local function settings(meta)
  local said = meta and meta.claims
  if said == nil or next(said) == nil then return OWN, "" end
  if quarto and quarto.doc and FORMAT:match("html") then
    quarto.doc.add_html_dependency { name = "brief-claim", version = "1.1.0", stylesheets = { "claim.css" } }
  end
  local file, evidence = said.file, said.evidence
  return file and pandoc.utils.stringify(file) or OWN, evidence and pandoc.utils.stringify(evidence)
end

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function on_screen(target, entry, words)
  count = count + 1
  local card = "card-" .. count
  local attributed = entry.attributed ~= "" and (" It names " .. escaped(entry.attributed) .. ".") or ""
  local open, close = '<span class="words" tabindex="0"', "</span>"
  if target then open, close = '<a href="' .. escaped(target) .. '"', "</a>" end
  return pandoc.Inlines { pandoc.RawInline("html",
    '<span class="claim">' .. open .. ' aria-describedby="' .. card .. '">' .. escaped(words)
    .. '<span class="mark ' .. entry.verdict .. '" aria-hidden="true">' .. entry.mark .. "</span>" .. close
    .. '<span class="card" id="' .. card .. '"><span class="card-quote">“' .. escaped(entry.quote) .. "”</span>"
    .. '<span class="card-source">' .. escaped(entry.title) .. "." .. attributed .. "</span>"
    .. '<span class="card-verdict">Verdict: ' .. escaped(entry.verdict_label) .. "</span></span></span>") }
end

local function on_paper(id, target, entry, words)
  local link = target and pandoc.Link(pandoc.Inlines(words), target) or pandoc.Span(pandoc.Inlines(words))
  if uses[id] then return pandoc.Inlines { link } end
  uses[id] = true
  return pandoc.Inlines { link, pandoc.Note { pandoc.Para(pandoc.Inlines(
    "“" .. entry.quote .. "” " .. entry.title .. ". Verdict: " .. entry.verdict_label .. ".")) } }
end

local function claim(args, _, meta)
  local id = pandoc.utils.stringify(args[1])
  local path, evidence = settings(meta)
  local entry = load_claims(path)[id]
  if entry == nil then error("no claim '" .. id .. "' in the ledger") end
  local words = args[2] and pandoc.utils.stringify(args[2]) or entry.phrase
  if words == "quote" then words = "“" .. entry.quote .. "”" end
  local target = evidence and evidence .. "#claim-" .. id
  if FORMAT:match("html") then return on_screen(target, entry, words) end
  return on_paper(id, target, entry, words)
end

return { claim = claim }
