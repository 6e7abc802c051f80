"use strict";
// Keeps what is left of our modules once their types are taken out: to take them out again takes a third of a short command.
const { createHash } = require("node:crypto");
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
    const written = fs.readFileSync(fileURLToPath(url), "utf8");
    return { format: "module", source: stripped(written), shortCircuit: true };
  },
});

function stripped(written) {
  const name = createHash("sha256").update(process.version).update(written).digest("hex");
  const file = path.join(kept, `${name}.js`);
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    const source = withoutTypes(written);
    keep(file, source);
    return source;
  }
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

/** Whoever cannot write takes them out again. */
function keep(file, source) {
  try {
    fs.mkdirSync(kept, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    fs.writeFileSync(unfinished, source);
    fs.renameSync(unfinished, file);
  } catch {
    return;
  }
}
