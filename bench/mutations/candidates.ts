import ts from "typescript";
import type { Mutation, MutationKind } from "./mutation.ts";
import { otherStatus } from "./statuses.ts";

type Edit = readonly [kind: MutationKind, node: ts.Node, after: string];

const COMPARISONS = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
]);

/** All faults that may be planted in one file. */
export function candidatesIn(
  source: ts.SourceFile,
  file: string,
  checker: ts.TypeChecker,
): Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    if (saysNothingAtRunTime(node)) return;
    for (const edit of editsOf(node, checker)) found.push(asMutation(edit, source, file));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function saysNothingAtRunTime(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

function asMutation([kind, node, after]: Edit, source: ts.SourceFile, file: string): Mutation {
  const start = node.getStart(source);
  const line = source.getLineAndCharacterOfPosition(start).line + 1;
  return { kind, file, line, start, end: node.end, before: node.getText(source), after };
}

function editsOf(node: ts.Node, checker: ts.TypeChecker): Edit[] {
  if (ts.isBinaryExpression(node)) return ofOperator(node, checker);
  if (ts.isIfStatement(node)) return negated(node.expression);
  if (ts.isConditionalExpression(node)) return negated(node.condition);
  if (ts.isNumericLiteral(node)) return ofNumber(node);
  if (ts.isReturnStatement(node) || ts.isContinueStatement(node)) {
    return isEarly(node) ? [["exit removed", node, ";"]] : [];
  }
  if (ts.isExpressionStatement(node)) return ofStatement(node);
  if (ts.isStringLiteral(node)) return ofString(node, checker);
  if (ts.isCallExpression(node)) return ofCall(node, checker);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [["true/false", node, "false"]];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [["true/false", node, "true"]];
  return [];
}

function ofOperator(node: ts.BinaryExpression, checker: ts.TypeChecker): Edit[] {
  const { kind } = node.operatorToken;
  // The whole of it is shown, so that a reader sees what became of it.
  const withOperator = (operator: string): string =>
    `${node.left.getText()} ${operator} ${node.right.getText()}`;
  const other = COMPARISONS.get(kind);
  if (other !== undefined) return [["comparison", node, withOperator(other)]];
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return [["and/or", node, withOperator("||")]];
  if (kind === ts.SyntaxKind.BarBarToken) return [["and/or", node, withOperator("&&")]];
  if (!isNumber(node.left, checker) || !isNumber(node.right, checker)) return [];
  if (kind === ts.SyntaxKind.PlusToken) return [["plus/minus", node, withOperator("-")]];
  if (kind === ts.SyntaxKind.MinusToken) return [["plus/minus", node, withOperator("+")]];
  return [];
}

function isNumber(node: ts.Expression, checker: ts.TypeChecker): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.NumberLike) !== 0;
}

/** A comparison is turned round by itself already. */
function negated(condition: ts.Expression): Edit[] {
  if (ts.isBinaryExpression(condition) && COMPARISONS.has(condition.operatorToken.kind)) return [];
  if (ts.isPrefixUnaryExpression(condition)) {
    return [["condition negated", condition, condition.operand.getText()]];
  }
  return [["condition negated", condition, `!(${condition.getText()})`]];
}

/** Names of properties are not constants. */
function ofNumber(node: ts.NumericLiteral): Edit[] {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  return [["number", node, String(Number(node.text) + 1)]];
}

/** The last statement of a function is no early exit. */
function isEarly(node: ts.Statement): boolean {
  const around = ts.isBlock(node.parent) ? node.parent.parent : node.parent;
  return ts.isIfStatement(around);
}

/** Lines of the log are messages. */
const LOGS = /^(?:await )?(?:\w+\.)*(?:log|logger|console)\??\.\w+\(/u;

function ofStatement(node: ts.ExpressionStatement): Edit[] {
  const { expression } = node;
  const called = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(called) || called.expression.kind === ts.SyntaxKind.SuperKeyword) {
    return [];
  }
  return LOGS.test(expression.getText()) ? [] : [["call removed", node, ";"]];
}

function ofString(node: ts.StringLiteral, checker: ts.TypeChecker): Edit[] {
  const other = otherStatus(node, checker);
  return other === null ? [] : [["status", node, JSON.stringify(other)]];
}

/** Without an argument, a slice is a mere copy. */
function ofCall(node: ts.CallExpression, checker: ts.TypeChecker): Edit[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression) || node.arguments.length === 0) return [];
  if (expression.name.text !== "slice" && expression.name.text !== "filter") return [];
  const type = checker.getTypeAtLocation(expression.expression);
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return [];
  return [["slice/filter removed", node, expression.expression.getText()]];
}
