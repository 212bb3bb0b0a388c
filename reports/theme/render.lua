-- The embedded renderer: `pandoc lua` runs it in the staged project. Its first argument says what it writes: "html" for
-- the screen, "typst" for paper, "docx" for Word, each from the brief's Markdown; "sections", the page's sections
-- apart, each in a folder of its own, and "frame", what stands around and between them; "volumes", each Markdown file
-- of the folder it runs in as a part of a page. What it sets here, Quarto sets by itself or reads from _quarto.yml.

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

local function brief(text)
  local document = pandoc.read(text, MARKDOWN)
  document.meta.bibliography = "references.json"
  document.meta.csl = "theme/brief.csl"
  document.meta["link-citations"] = true
  document.meta["reference-section-title"] = ""
  return document
end

-- Pictures are lines of their own: to break lines anew takes longer than all else that is written.
local function page(document, options)
  options.wrap_text = "none"
  return pandoc.write(document, "html5", options)
end

-- The documents, a tenth of the page, are put in by who reads the page: here is their place.
local DOCUMENTS = "\u{e006}"

local function whole_page(document, in_sections)
  return page(document, {
    template = pandoc.template.compile(read("theme/template.html")),
    variables = { css = "theme/brief.css", ["header-includes"] = read("_generated/head.html"),
      ["include-after"] = DOCUMENTS },
    table_of_contents = true,
    toc_depth = 2,
    section_divs = in_sections,
  })
end

local function paper()
  return brief(read("_generated/brief.md")):walk { Header = raised }
end

local write_as = {}

-- Elsewhere than in the staged project: of its filters what keeps words together.
function write_as.volumes()
  local blocks = dofile(pandoc.path.join { pandoc.path.directory(arg[0]), "blocks.lua" })
  for _, name in ipairs(pandoc.system.list_directory(".")) do
    local document = pandoc.read(read(name), MARKDOWN):walk { Inlines = blocks.Inlines }
    write(name:gsub("%.md$", ".html"), page(document, {}))
  end
end

function write_as.html()
  write("_generated/brief.html", whole_page(finished(brief(read("_generated/brief.md")), "html5"), true))
end

function write_as.typst()
  -- Without Typst's own citations: they are written out already.
  write("brief.typ", pandoc.write(finished(paper(), "typst"), "typst-citations", {
    template = pandoc.template.compile(read("theme/template.typ")),
    wrap_text = "none",
  }))
end

function write_as.docx()
  local document = paper()
  document.meta.author = "The brief project"
  write("_generated/brief.docx", pandoc.write(finished(document, "docx"), "docx", {
    template = pandoc.template.compile(read("theme/template.openxml")),
    reference_doc = "_generated/reference.docx",
  }))
end

function write_as.sections(folders)
  FORMAT = "html5"
  local sections = dofile("theme/sections.lua")
  for _, folder in ipairs(folders) do
    GENERATED = folder
    local alone, section = pcall(sections.apart, pandoc.read(read(folder .. "/text.md"), MARKDOWN))
    if alone then
      write(folder .. "/body.html", page(section.document, { section_divs = true }))
      write(folder .. "/frame.json", pandoc.write(section.frame, "json"))
    end
  end
end

-- What stands around the sections, with what is counted or listed over the whole page.
function write_as.frame()
  local document = brief(read("_generated/frame.md"))
  document.blocks = pandoc.read(read("_generated/frame.json"), "json").blocks
  write("_generated/frame.html", whole_page(pandoc.utils.citeproc(document), false))
end

local what = table.remove(arg, 1)
write_as[what](arg)
