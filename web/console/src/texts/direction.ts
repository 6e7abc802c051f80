const RIGHT_TO_LEFT = new Set(["ar", "fa", "ur", "he", "ps", "ug", "yi", "sd", "ckb", "dv"]);

/** How words of a language run; `auto`, by their first letter, where nobody knows the language. */
export function directionOf(tag: string): "ltr" | "rtl" | "auto" {
  const bare = tag.split("-")[0] ?? "";
  if (bare === "" || bare === "und") return "auto";
  return RIGHT_TO_LEFT.has(bare) ? "rtl" : "ltr";
}

/** How a text runs that is still being written: as its first letter does. */
export function directionOfText(text: string): "ltr" | "rtl" {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first) ? "rtl" : "ltr";
}
