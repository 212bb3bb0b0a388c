-- The last word on what stands in prose, for both renderers: `brief check` says it first, with the line.

-- Addresses are those of the web, of mail, within the brief and to what comes with it.
local SCHEMES = { http = true, https = true, mailto = true }

local function safe(address)
  local scheme = address:gsub("[%s%c]", ""):match("^(%a[%w+.-]*):")
  if scheme and not SCHEMES[scheme:lower()] then error("an address beginning with " .. scheme .. ":") end
end

-- No attribute runs, loads or lays over.
local RUNNING = { action = true, background = true, data = true, formaction = true, href = true, poster = true,
  src = true, srcdoc = true, srcset = true, style = true, ["xlink:href"] = true }

local function plain(element)
  for name in pairs(element.attributes) do
    if name:lower():match("^on") or RUNNING[name:lower()] then
      error("the attribute " .. name .. " has no place in prose")
    end
  end
end

return {
  Link = function(link)
    plain(link)
    safe(link.target)
  end,
  Image = function(image)
    plain(image)
    if image.src:match("^%s*%a[%w+.-]*:") then error("a picture from elsewhere, " .. image.src) end
  end,
  Code = plain,
  CodeBlock = plain,
  Header = plain,
  Div = plain,
  Span = plain,
  Figure = plain,
  Table = plain,
}
