import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { deskTexts } from "./desk-texts.ts";

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

/**
 * Parts that the page loads when they are asked for need nothing but the page itself. What Vite would load them with, styles
 * and all, weighs more than they do.
 */
const plainParts: Plugin = {
  name: "plain-parts",
  enforce: "pre",
  load: (id) =>
    id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null,
};

/**
 * The service writes no markup into a message, and what stands there like markup is shown as words: the page does without
 * the part that would find blocks of HTML, all the names of its elements with it.
 */
const noHtmlBlocks: Plugin = {
  name: "no-html-blocks",
  enforce: "pre",
  load: (id) =>
    id.endsWith("/micromark-core-commonmark/lib/html-flow.js")
      ? "export const htmlFlow = { tokenize: (effects, found, notFound) => notFound };"
      : null,
};

/** The chat page and the pages of articles. */
export default defineConfig({
  ...common,
  plugins: [plainParts, noHtmlBlocks],
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

/** The web desk of the staff, below `/console/`. */
export const consoleConfig = defineConfig({
  ...common,
  root: here("console"),
  base: "/console/",
  plugins: [deskTexts()],
  // React asks for this instead of a condition, and would be half as large again when tests build the page.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  oxc: { jsx: { development: false } },
  build: {
    outDir: here("../build/console"),
    emptyOutDir: true,
    target,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: here("console/index.html"),
      // Parts of the framework are marked for servers that draw pages, of which there is none here.
      onLog: (level, log, say) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") say(level, log);
      },
    },
  },
});
