import ts from "typescript";

/** More words than this are the names of columns or of texts. */
const MOST_STATUSES = 15;
const WORD = /^[a-z][a-z_ -]*$/u;

/**
 * Another word that may stand in the place of this one: the next of the union that the place asks for, such as "closed" for
 * "open"; `null` where any text may stand, or where only this one may.
 */
export function otherStatus(node: ts.StringLiteral, checker: ts.TypeChecker): string | null {
  const words = wordsFor(node, checker);
  if (words.length < 2 || words.length > MOST_STATUSES) return null;
  if (!words.every((word) => WORD.test(word))) return null;
  const at = words.indexOf(node.text);
  return at === -1 ? null : (words[(at + 1) % words.length] ?? null);
}

function wordsFor(node: ts.StringLiteral, checker: ts.TypeChecker): string[] {
  const asked = comparedWith(node, checker) ?? checker.getContextualType(node);
  if (asked === undefined) return [];
  const members = asked.isUnion() ? asked.types : [asked];
  const words = members.filter((member) => member.isStringLiteral()).map(({ value }) => value);
  // Encodings have two names for one thing.
  return words.includes("utf8") ? [] : words;
}

/** The type of what is compared with it, by an operator or in a `switch`. */
function comparedWith(node: ts.StringLiteral, checker: ts.TypeChecker): ts.Type | undefined {
  const { parent } = node;
  if (ts.isCaseClause(parent)) {
    return checker.getTypeAtLocation(parent.parent.parent.expression);
  }
  if (!ts.isBinaryExpression(parent)) return undefined;
  const { kind } = parent.operatorToken;
  const isEquality =
    kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  const other = parent.left === node ? parent.right : parent.left;
  return isEquality && !ts.isTypeOfExpression(other) ? checker.getTypeAtLocation(other) : undefined;
}
