/** Codes that no project folder can show, and where they are tested instead. */
export const withoutFixture: Readonly<Record<string, string>> = {
  FLW113: "needs ten thousand levels of nesting: test/compile/stage/hostile.test.ts",
  FLW116: "needs a file that cannot be read: test/compile/stage/modules.test.ts",
  FLW401: "there is no project: test/project/open-project.test.ts",
  FLW430: "a value is missing only where settings are resolved: test/project/open-project.test.ts",
  FLW431: "a value is read only where settings are resolved: test/project/open-project.test.ts",
  FLW432: "functions are prepared only for simulated calls: test/project/functions.test.ts",
  FLW433: "functions are bundled only for simulated calls: test/project/functions.test.ts",
  FLW441: "needs a folder that cannot be written: test/project/output-folder.test.ts",
  FLW450: "is about the words of the command line: test/cli/check.test.ts",
  FLW451: "is about the folder of `flowc init`: test/cli/init.test.ts",
  FLW603: "needs a broken installation",
};
