/** Writes `src/search/claims/add-rows.json` from the text beside it: `npm run build:rows`. */
import { readFileSync, writeFileSync } from "node:fs";
import createWabt from "wabt";

const text = new URL("../src/search/claims/add-rows.wat", import.meta.url);
const module = (await createWabt()).parseWat("add-rows.wat", readFileSync(text, "utf8"));
const bytes = Buffer.from(module.toBinary({}).buffer).toString("base64");
writeFileSync(new URL("add-rows.json", text), `${JSON.stringify({ bytes }, null, 2)}\n`);
