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

/** Of Markdown what no message of the service has, and whatever looks so was written as words. */
const UNUSED_MARKDOWN: Readonly<Record<string, string>> = {
  "html-flow": "htmlFlow",
  "html-text": "htmlText",
  "code-fenced": "codeFenced",
  definition: "definition",
};

/**
 * The service writes no HTML, no blocks of code and no targets of links apart from them into a message, and what stands there like
 * them is shown as words: the page does without the parts that would find them, all the names of the elements of HTML with them.
 */
const lessMarkdown: Plugin = {
  name: "less-markdown",
  enforce: "pre",
  load: (id) => {
    const [, part = ""] = /\/micromark-core-commonmark\/lib\/([a-z-]+)\.js$/.exec(id) ?? [];
    const name = UNUSED_MARKDOWN[part];
    return name === undefined
      ? null
      : `export const ${name} = { tokenize: (effects, found, notFound) => notFound };`;
  },
};

/** The chat page and the pages of articles. */
export default defineConfig({
  ...common,
  plugins: [plainParts, lessMarkdown],
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
