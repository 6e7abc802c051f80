import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { candidatesIn } from "./candidates.ts";
import { planted, type Mutation } from "./mutation.ts";

/** A file with all that may be planted in it. */
export interface MutableFile {
  readonly file: string;
  readonly size: number;
  readonly candidates: readonly Mutation[];
}

/** The files of some folders, as the compiler understands them. */
export interface MutableProgram {
  readonly files: readonly MutableFile[];
  /** Whether the compiler finds nothing wrong with the file: what it refuses, no test has to find. */
  compiles(mutation: Mutation): boolean;
}

export function openProgram(root: string, folders: readonly string[]): MutableProgram {
  const config = path.join(root, "tsconfig.json");
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (file) => readFileSync(file, "utf8")).config,
    ts.sys,
    root,
  );
  const nameOf = (file: string): string => path.relative(root, file).replaceAll("\\", "/");
  const mutable = fileNames.filter((file) =>
    folders.some((folder) => `${nameOf(file)}/`.startsWith(`${folder}/`)),
  );
  const read = rememberingHost(options);
  const program = ts.createProgram(mutable, options, read);
  const checker = program.getTypeChecker();
  const files = mutable.sort().flatMap((name) => {
    const source = program.getSourceFile(name);
    if (source === undefined) return [];
    const candidates = candidatesIn(source, nameOf(name), checker);
    return candidates.length === 0 ? [] : [{ file: nameOf(name), size: source.end, candidates }];
  });
  return {
    files,
    compiles: (mutation) => {
      const name = path.join(root, mutation.file);
      const text = planted(readFileSync(name, "utf8"), mutation);
      const host = hostWith(read, name, text);
      const changed = ts.createProgram(mutable, options, host, program);
      const source = changed.getSourceFile(name);
      return (
        changed.getSyntacticDiagnostics(source).length === 0 &&
        changed.getSemanticDiagnostics(source).length === 0
      );
    },
  };
}

/** Reads each file once, as hundreds of programs differ in one. */
function rememberingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const known = new Map<string, ts.SourceFile | undefined>();
  return {
    ...host,
    getSourceFile: (name, language) => {
      if (!known.has(name)) known.set(name, host.getSourceFile(name, language));
      return known.get(name);
    },
  };
}

function hostWith(host: ts.CompilerHost, changed: string, text: string): ts.CompilerHost {
  return {
    ...host,
    getSourceFile: (name, language) =>
      path.normalize(name) === path.normalize(changed)
        ? ts.createSourceFile(name, text, language, true)
        : host.getSourceFile(name, language),
  };
}
