"use strict";
// Keeps what is left of our modules once their types are taken out: to take them out again takes half of a short command.
const { createHash, randomUUID } = require("node:crypto");
const fs = require("node:fs");
const { enableCompileCache, registerHooks, stripTypeScriptTypes } = require("node:module");
const path = require("node:path");
const { fileURLToPath } = require("node:url");

const root = path.join(__dirname, "..");
const kept = path.join(root, "build", "cache", "modules");

enableCompileCache(path.join(root, "build", "cache", "compiled"));
registerHooks({
  load(url, context, next) {
    if (!url.startsWith("file:") || !url.endsWith(".ts") || url.includes("/node_modules/")) {
      return next(url, context);
    }
    const source = strippedOf(url);
    // Node tells of a fault in a module with its file and line.
    return source === null ? next(url, context) : { format: "module", source, shortCircuit: true };
  },
});

/** `null` where it cannot be read, or its types cannot be taken out. */
function strippedOf(url) {
  try {
    const written = fs.readFileSync(fileURLToPath(url), "utf8");
    const file = path.join(kept, `${sumOf(url)}.js`);
    return readKept(file, written) ?? keep(file, written, withoutTypes(written));
  } catch {
    return null;
  }
}

/** The first line holds what it was made of and a checksum; `null` where there is none, or it is of another version or damaged. */
function readKept(file, written) {
  try {
    const [, head, source] = /^\/\/ (\S+)\n([\s\S]*)$/.exec(fs.readFileSync(file, "utf8")) ?? [];
    return head === headOf(written, source) ? source : null;
  } catch {
    return null;
  }
}

/** One file a module, whatever it was before; whoever cannot write takes the types out again. */
function keep(file, written, source) {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    fs.mkdirSync(kept, { recursive: true });
    fs.writeFileSync(unfinished, `// ${headOf(written, source)}\n${source}`, { flag: "wx" });
    fs.renameSync(unfinished, file);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
  return source;
}

function headOf(written, source) {
  return sumOf(`${process.version}\n${sumOf(written)}\n${sumOf(source)}`);
}

function sumOf(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** Node warns that the function may change; what it does is what Node does to every module. */
function withoutTypes(written) {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(written);
  } finally {
    process.emitWarning = emitWarning;
  }
}
