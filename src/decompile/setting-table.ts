/** Constants of flows that become settings of the project: telephone numbers. One setting for each distinct number. */
export class SettingTable {
  private readonly names = new Map<string, string>();

  /** The setting of a text; undefined for a text that is no telephone number in E.164 form. */
  nameOf(text: string): string | undefined {
    if (!/^\+[1-9][0-9]{6,14}$/.test(text)) return undefined;
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = `phoneNumber${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }

  /** Names and values, in the order in which they were met. */
  values(): ReadonlyMap<string, string> {
    return new Map([...this.names].map(([value, name]) => [name, value]));
  }

  /** The source of the project's `settings.ts`. */
  source(): string {
    const members = [...this.names.values()].map((name) => `  ${name}: setting.phoneNumber(),\n`);
    return `import { defineSettings, setting } from "flowc";

/** Telephone numbers of the imported flows. The values are in flowc.config.ts. */
export const settings = defineSettings({
${members.join("")}});
`;
  }
}
