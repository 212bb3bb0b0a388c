-- The embedded renderer: the brief's Markdown, read once, written as HTML for the screen, as Typst for paper, for Word.
-- `pandoc lua` runs it in the staged project; told "screen", it writes the page alone; told "evidence", the
-- evidence of the page; told "parts", each Markdown file of the folder it runs in as a part of a page. What it sets
-- here, Quarto sets by itself or reads from _quarto.yml.

-- Prices, not formulas: a dollar sign is a dollar sign.
-- Text, not HTML: what a quote, a value or a section holds is read.
local MARKDOWN = "markdown-tex_math_dollars-raw_html-raw_tex-raw_attribute-native_divs-native_spans"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

-- The filter asks FORMAT what it works for; it is loaded anew for each, as it counts what it has seen.
local function finished(document, format)
  FORMAT = format
  return pandoc.utils.citeproc(pandoc.utils.run_lua_filter(document, "theme/embedded.lua"))
end

-- On paper the title is the document's, and sections are headings of the first level.
local function raised(header)
  if header.level == 1 then return pandoc.Para(header.content) end
  header.level = header.level - 1
  return header
end

if arg[1] == "parts" then
  for _, name in ipairs(pandoc.system.list_directory(".")) do
    write(name:gsub("%.md$", ".html"), pandoc.write(pandoc.read(read(name), MARKDOWN), "html5"))
  end
  return
end

if arg[1] == "evidence" then
  local evidence = finished(pandoc.read(read("_generated/evidence.md"), MARKDOWN), "html5")
  write("_generated/evidence.html", pandoc.write(evidence, "html5", { section_divs = true }))
  return
end

local brief = pandoc.read(read("_generated/brief.md"), MARKDOWN)
brief.meta.bibliography = "references.json"
brief.meta.csl = "theme/brief.csl"
brief.meta["link-citations"] = true
brief.meta["reference-section-title"] = ""

write("_generated/brief.html", pandoc.write(finished(brief, "html5"), "html5", {
  template = pandoc.template.compile(read("theme/template.html")),
  variables = { css = "theme/brief.css", ["header-includes"] = read("_generated/head.html"),
    ["include-after"] = read("_generated/documents.html") },
  table_of_contents = true,
  toc_depth = 2,
  section_divs = true,
}))
if arg[1] == "screen" then return end
local paper = brief:walk { Header = raised }
-- Without Typst's own citations: they are written out already.
write("brief.typ", pandoc.write(finished(paper, "typst"), "typst-citations", {
  template = pandoc.template.compile(read("theme/template.typ")),
}))
paper.meta.author = "The brief project"
write("_generated/brief.docx", pandoc.write(finished(paper, "docx"), "docx", {
  template = pandoc.template.compile(read("theme/template.openxml")),
  reference_doc = "_generated/reference.docx",
}))
-- other
