import type { Content } from "../../src/app/loaded-content.ts";
import { projectCore } from "./core.ts";

/** The project's own articles and sentences, as the service loads them. */
export function projectContent(): Content {
  const { knowledge, texts } = projectCore();
  return { knowledge, texts };
}
