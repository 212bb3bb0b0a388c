-- Judgements: words that rest on a condition, as the sections have them.
--
-- [words]{.judged when="…"}[other words]{.otherwise}    a sentence
-- ## Words {#id when="…" otherwise="Other words"}       a heading
-- ::: {.judgement when="…"} … ::: otherwise … ::: :::   a block
--
-- What a condition came out as stands in _generated/judgements.json, by the condition; staging writes it. On screen a
-- card says what the words rest on, as a claim's card has its quote; the annex says it on paper.

local entries
local count = 0

local function entry_of(condition)
  if entries == nil then
    local path = (GENERATED or "_generated") .. "/judgements.json" -- one section has its own
    local file = assert(io.open(path, "r"), "no " .. path .. ": the project is not staged")
    entries = pandoc.json.decode(file:read("a"), false)
    file:close()
  end
  local entry = entries[condition]
  if entry == nil then error("nothing is known of the condition " .. condition) end
  return entry
end

local function condition_of(element)
  return (element.attributes.when:gsub("%s+", " "))
end

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function sign(entry)
  if not FORMAT:match("html") then
    return pandoc.Link(pandoc.Superscript { pandoc.Str(entry.sign) }, "#" .. entry.id)
  end
  count = count + 1
  local card = "why-" .. count
  local lines = {}
  for _, line in ipairs(entry.lines) do
    lines[#lines + 1] = '<span class="card-source">' .. escaped(line) .. "</span>"
  end
  return pandoc.RawInline("html",
    '<span class="claim why"><a href="#' .. entry.id .. '" aria-describedby="' .. card .. '" aria-label="What this '
    .. 'judgment rests on">' .. escaped(entry.sign) .. '</a><span class="card" id="' .. card .. '">'
    .. table.concat(lines) .. "</span></span>")
end

local function judged(span)
  return span ~= nil and span.t == "Span" and span.classes:includes("judged")
end

local function otherwise(element, kind)
  return element ~= nil and element.t == kind and element.classes:includes("otherwise")
end

local function inlines(list)
  if not list:find_if(judged) then return nil end
  local out = pandoc.Inlines {}
  local skip = false
  for position, element in ipairs(list) do
    if skip then
      skip = false
    elseif judged(element) then
      local entry, following = entry_of(condition_of(element)), list[position + 1]
      local words = element.content
      if otherwise(following, "Span") then
        skip = true
        if not entry.holds then words = following.content end
      end
      out:extend(words)
      out:insert(sign(entry))
    else
      out:insert(element)
    end
  end
  return out
end

local function header(element)
  if element.attributes.when == nil then return nil end
  if not entry_of(condition_of(element)).holds then
    element.content = pandoc.Inlines(element.attributes.otherwise)
  end
  for _, name in ipairs { "when", "otherwise", "confidence", "because", "changes" } do
    element.attributes[name] = nil
  end
  return element
end

local function block(element)
  if not (element.classes:includes("judgement") and element.attributes.when) then return nil end
  local entry = entry_of(condition_of(element))
  local words, others = pandoc.Blocks {}, pandoc.Blocks {}
  for _, part in ipairs(element.content) do
    if otherwise(part, "Div") then others:extend(part.content) else words:insert(part) end
  end
  local said = entry.holds and words or others
  local last = said[#said]
  if last and (last.t == "Para" or last.t == "Plain") then last.content:insert(sign(entry)) end
  return pandoc.Div(said, pandoc.Attr(element.identifier, { "judgement" }))
end

return { Inlines = inlines, Header = header, Div = block }
