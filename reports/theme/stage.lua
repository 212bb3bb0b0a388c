-- Quarto's step before it renders: `brief stage` lays the edition out that the profile names. It takes the command of
-- the project's own environment where there is one, so nothing need be activated; else the one on the PATH.

local OWN = { "../.venv/bin/brief", "..\\.venv\\Scripts\\brief.exe" }

local function is_there(path)
  local file = io.open(path, "rb")
  if file then file:close() end
  return file ~= nil
end

local command = "brief"
for _, path in ipairs(OWN) do
  if is_there(path) then command = path end
end

-- Nothing to read: what Quarto hands on as input is closed, which the drawing of charts does not bear.
local nothing = package.config:sub(1, 1) == "\\" and "NUL" or "/dev/null"
if not os.execute(command .. " stage < " .. nothing) then
  io.stderr:write("The edition could not be laid out: see above. ")
  io.stderr:write("Where the command brief is not found: make .venv/ready\n")
  os.exit(1)
end
