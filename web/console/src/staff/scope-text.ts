import { useCentres } from "../api/accounts.ts";
import type { Scope } from "../api/types.ts";
import { useTexts } from "../texts/texts.tsx";

/** The names of the centres that somebody works for. */
export function useScopeText(): (scope: Scope) => string {
  const { say, language, list } = useTexts();
  const centres = useCentres().data ?? [];
  return (scope) => {
    if (scope === "all") return say("console.scope.all");
    if (scope.length === 0) return say("console.scope.none");
    return list(
      scope.map((id) => centres.find((centre) => centre.id === id)?.names[language] ?? id),
    );
  };
}
