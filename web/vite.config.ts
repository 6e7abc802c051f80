import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const common = {
  root: here("."),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  // Else the tests, which are no production, would build a page half as large again and leave it to be served.
  resolve: { conditions: ["module", "browser", "production"] },
} satisfies UserConfig;

const target = ["es2022", "safari16"];

/** The chat page and the pages of articles. */
export default defineConfig({
  ...common,
  build: {
    outDir: here("../build/web"),
    emptyOutDir: true,
    target,
    modulePreload: { polyfill: false },
    // The page's policy loads nothing from within itself but pictures.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [here("index.html"), here("article.html")] },
  },
});

/** The script for other sites: one file that no module system is needed for, under a name that stays. */
export const widgetConfig = defineConfig({
  ...common,
  build: {
    outDir: here("../build/web"),
    emptyOutDir: false,
    target,
    rolldownOptions: {
      input: here("src/widget.ts"),
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
});
