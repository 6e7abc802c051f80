import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "/",
  publicDir: false,
  logLevel: "warn",
  build: {
    outDir: here("../build/web"),
    emptyOutDir: true,
    target: ["es2022", "safari16"],
    modulePreload: { polyfill: false },
    // The page's policy loads nothing from within itself but pictures.
    assetsInlineLimit: 0,
    rolldownOptions: { input: [here("index.html"), here("article.html")] },
  },
});
