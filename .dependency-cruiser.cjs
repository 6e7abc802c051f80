"use strict";

/** One room of the house: what lies in `path` may import only from `may`. */
function room(name, path, may, why) {
  return {
    name: `${name}-imports-inwards`,
    comment: why,
    severity: "error",
    from: { path },
    to: { pathNot: [path, ...may] },
  };
}

const DOMAIN = "^src/domain/";
const PORTS = "^src/ports/";
const SERVICES = "^src/services/";
const NPM = "^node_modules/";
const NODE =
  "^(?:node:)?(?:events|fs|fs/promises|path|url|crypto|http|net|stream|timers|worker_threads|os|readline|zlib|buffer|events)$";

/** Packages that are types alone, which the cruiser cannot resolve. */
const TYPES_ONLY = "^mdast$";
/** Only for building, and not resolvable for the cruiser. */
const BUILD_ONLY = "^vite$";

/** The libraries of the messengers, with all their parts. */
const PLATFORM_SDKS =
  "^(?:node_modules/)?(?:telegraf|@telegraf/[^/]+|@slack/[^/]+|botbuilder[^/]*|botframework-[^/]+)(?:/|$)";

/** npm packages as the cruiser resolves them. */
const packages = (...names) => names.map((name) => `^node_modules/${name}/`);

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two files that need each other are one idea in two places.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    room(
      "domain",
      DOMAIN,
      [],
      "The domain is data and pure rules: no npm, no node, no other room.",
    ),
    room(
      "ports",
      PORTS,
      [DOMAIN, "^(?:node:)?http$", "^locales/(?:desk/)?en\\.json$"],
      "A port speaks the domain’s language; the English sentences give the keys of all texts.",
    ),
    room("services", SERVICES, [DOMAIN, PORTS], "Use cases know the outside through ports only."),
    room(
      "search",
      "^src/search/",
      [DOMAIN, PORTS, ...packages("snowball-stemmers"), "^(?:node:)?module$"],
      "Search is pure: text libraries and weights of its own, no other files, no network.",
    ),
    room(
      "understanding",
      "^src/understanding/",
      [DOMAIN, PORTS, ...packages("pinyin-pro"), "^languages/[^/]+/(?:countries|paid)\\.json$"],
      "Reading a question is pure: text libraries and the words of languages, no files, no network.",
    ),
    room(
      "guard",
      "^src/guard/",
      [DOMAIN, PORTS, "^src/understanding/"],
      "Judging a model’s words is pure: rules and the words of dates, lengths and countries that reading knows.",
    ),
    room(
      "content",
      "^src/content/",
      [DOMAIN, PORTS, NPM, NODE, TYPES_ONLY],
      "Files on disk, read into the domain.",
    ),
    room(
      "store",
      "^src/store/",
      [DOMAIN, PORTS, NPM, NODE, TYPES_ONLY],
      "Databases and memories behind ports.",
    ),
    room(
      "llm",
      "^src/llm/",
      [DOMAIN, PORTS, NPM, NODE],
      "Language models and what they answer, behind ports.",
    ),
    room(
      "http",
      "^src/http/",
      [DOMAIN, PORTS, SERVICES, NPM, NODE],
      "The server, over ports and services.",
    ),
    room(
      "adapters-shared",
      "^adapters/shared/",
      [DOMAIN, PORTS, NPM, "^(?:node:)?http$", TYPES_ONLY],
      "What adapters share is pure.",
    ),
    room(
      "adapter-web",
      "^adapters/web/",
      [DOMAIN, PORTS, "^adapters/shared/", NPM, NODE],
      "An adapter knows its platform and the ports, no other adapter.",
    ),
    room(
      "adapter-slack",
      "^adapters/slack/",
      [DOMAIN, PORTS, "^adapters/shared/", NPM, NODE],
      "An adapter knows its platform and the ports, no other adapter.",
    ),
    room(
      "adapter-teams",
      "^adapters/teams/",
      // `module`, to reach into the one instance of botbuilder's parts that botbuilder itself uses.
      [DOMAIN, PORTS, "^adapters/shared/", NPM, NODE, "^(?:node:)?module$"],
      "An adapter knows its platform and the ports, no other adapter.",
    ),
    room(
      "adapter-telegram",
      "^adapters/telegram/",
      [DOMAIN, PORTS, "^adapters/shared/", NPM, NODE],
      "An adapter knows its platform and the ports, no other adapter.",
    ),
    room(
      "page",
      "^web/(?:console/)?src/",
      [NPM, TYPES_ONLY, "^locales/desk/(?:en|zh)\\.json$"],
      "Browser code reaches the service over HTTP only; the web desk brings its own sentences along.",
    ),
    {
      name: "sdk-behind-io",
      comment:
        "Reading and drawing know a platform’s messages as plain data; its library, types included, stays in the files that talk to it.",
      severity: "error",
      from: {
        path: "^(?:src|adapters)/",
        pathNot: "^adapters/(?:telegram|slack|teams)/io-[^/]+\\.ts$",
      },
      to: { path: PLATFORM_SDKS },
    },
    {
      name: "only-app-wires",
      comment: "Entry points are imported by nothing but tests, scripts and benches.",
      severity: "error",
      from: { path: "^(?:src|adapters|web)/", pathNot: "^src/app/" },
      to: { path: "^src/app/" },
    },
    {
      name: "product-without-tests",
      comment: "Nothing that is served may rest on tests, benches or development packages.",
      severity: "error",
      from: { path: "^(?:src|adapters)/" },
      to: { path: "^(?:test|bench)/" },
    },
    {
      name: "no-development-packages",
      comment: "What is served needs its packages installed without the development ones.",
      severity: "error",
      from: { path: "^(?:src|adapters)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      comment: "An import that leads nowhere is not checked by any rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: [TYPES_ONLY, BUILD_ONLY] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".cjs", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
