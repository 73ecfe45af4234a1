import type { InputsOf, SettingsSchema } from "./settings/setting.js";
import { intrinsic } from "./intrinsic.js";
import type { Settings } from "./settings/settings.js";
import type { SymbolKind } from "./symbol.js";

/** What a flow names differently in one environment: `{ queue: { Support: "Support (test)" } }`. */
export type NameOverrides = { readonly [K in Exclude<SymbolKind, "setting">]?: Readonly<Record<string, string>> };

/** An Amazon Connect instance that flows are built for and published to. */
export interface Environment<S extends SettingsSchema = SettingsSchema> {
  /** AWS Region, such as `ap-southeast-2`. */
  readonly region: string;
  /** The instance's id, or `local` for the instance on this machine. */
  readonly instance: string;
  /** Values of the project's settings. */
  readonly settings?: InputsOf<S>;
  /** Names that differ in this environment. */
  readonly names?: NameOverrides;
  /** The world around the instance on this machine, for simulated calls. */
  readonly local?: LocalWorld;
}

/** What simulated calls need to know of the telephone network. Numbers are E.164. */
export interface LocalWorld {
  /** Which flow answers a dialled number: `{ "+15555550190": "Main menu" }`. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** Numbers that are no mobile phones: the local SMS service says so. */
  readonly landlines?: readonly string[];
}

/** Value of a function's environment variable: a text, or that of a setting. */
export type VariableValue = string | { readonly setting: string };

/** A Lambda function of the project. */
export interface LambdaSource {
  /** Path of the file that exports the handler, relative to the project. */
  readonly entry: string;
  /** Name of the export; `handler` when absent. */
  readonly handler?: string;
  /** Environment variables, for the local instance. Personal and secret settings have their value there. */
  readonly environment?: Readonly<Record<string, VariableValue>>;
}

/** A DynamoDB table of the project's functions, for the local instance. Keys: `S` text, `N` number. */
export interface TableSource {
  readonly name: string;
  readonly partitionKey: { readonly name: string; readonly type: "S" | "N" };
  readonly sortKey?: { readonly name: string; readonly type: "S" | "N" };
  /** Attribute with an item's end in epoch seconds. */
  readonly timeToLive?: string;
  /** True for records that must survive mistakes: the table is protected and backed up. */
  readonly keep?: boolean;
}

/** A rule of the project's own, made with `defineRule` of `flowc/rules`. */
export interface ProjectRule {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly why: string;
  readonly mend: string;
  check(flow: never, found: never): void;
}

/** By code: another severity than flowc's own, or `off`. */
export type RuleSeverities = Readonly<Record<string, "error" | "warning" | "off">>;

/** How flows are checked. */
export interface CheckConfig {
  readonly severity?: RuleSeverities;
  /** Severities for some files: `*` stands for any name, `**` for any folders. The last that fits counts. */
  readonly places?: readonly { readonly files: string; readonly severity: RuleSeverities }[];
  /** Recording may begin only after this contact attribute was found to have this value. */
  readonly consent?: { readonly attribute: string; readonly value: string };
}

/** `flowc.config.ts`. */
export interface Config<S extends SettingsSchema = SettingsSchema> {
  /** Folder of the flow files, relative to the project: files named `*.flow.ts`. */
  readonly flows: string;
  /** Folder of generated flows; `generated` when absent. */
  readonly output?: string;
  /** The project's Lambda functions by the name that `lambda(…)` uses: a path to the handler's file, or more. */
  readonly lambdas?: Readonly<Record<string, string | LambdaSource>>;
  /** Tables that the functions use. */
  readonly tables?: readonly TableSource[];
  /** What `defineSettings` gave. Types the environments' settings. */
  readonly settings?: Settings<S>;
  readonly environments: Readonly<Record<string, Environment<S>>>;
  /** Rules of the project's own, asked after flowc's. */
  readonly rules?: readonly ProjectRule[];
  readonly check?: CheckConfig;
}

/**
 * The default export of `flowc.config.ts`.
 *
 * @example
 * ```ts
 * export default defineConfig({
 *   flows: "flows",
 *   environments: { local: { region: "ap-southeast-2", instance: "local" } },
 * });
 * ```
 */
export function defineConfig<S extends SettingsSchema = SettingsSchema>(config: Config<S>): Config<S> {
  return config;
}

intrinsic(defineConfig);
