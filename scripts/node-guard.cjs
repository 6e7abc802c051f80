"use strict";
// Plain CommonJS that any Node can read: it runs before everything else and says in one sentence what is missing.
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const wanted = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).devDependencies
  .node;
const installed = fs.existsSync(path.join(root, "node_modules", ".bin", "node"));
const [major, minor] = process.versions.node.split(".").map(Number);
const fits = major > 22 || (major === 22 && minor >= 19);

if (!fits || !fs.existsSync(path.join(root, "node_modules", "zod"))) {
  process.stderr.write(
    installed
      ? `Yizhan needs Node ${wanted}, which it brings itself, but Node ${process.versions.node} is running: start it through npm, as in \`npm start\`.\n`
      : `Yizhan’s own Node ${wanted} is not installed: run \`npm ci\` with install scripts and development packages allowed (no --ignore-scripts, no --omit=dev).\n`,
  );
  process.exit(1);
}

require("./stripped-modules.cjs");
