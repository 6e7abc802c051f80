"use strict";
// npm calls it at the end of an installation. It only saves time: where it cannot be done, the installation is whole all the same.
const { spawnSync } = require("node:child_process");
const path = require("node:path");

const inProject = (...parts) => path.join(__dirname, "..", ...parts);
spawnSync(
  process.execPath,
  ["--require", inProject("scripts", "node-guard.cjs"), inProject("scripts", "prepare.ts")],
  { stdio: "ignore" },
);
