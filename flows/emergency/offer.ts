import { block, getCustomerInput, type Block, type Key } from "flowc";

/** One key of a menu: how it is announced, such as "For Manila", and where it leads. */
export interface Choice {
  readonly say: string;
  readonly goTo: Block;
}

const keys: readonly Key[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** How each play of a menu begins: it is heard three times in all. */
const openings = ["", "Sorry, I did not get that. ", "Sorry, I still did not get that. "];

/**
 * Plays a menu and goes where the caller's key leads; the first choice is key 1. A caller who presses nothing, or a key
 * that is not offered, hears the menu again, three times in all, and then goes on at `otherwise`.
 *
 * The plays are three blocks of the flow: `name`-1, `name`-2 and `name`-3. A Loop block would not do: it would go on
 * counting when the caller comes back to the menu.
 */
export function offer(name: string, question: string, choices: readonly Choice[], otherwise: Block): never {
  const offered = choices.map(({ say, goTo }, index) => ({ key: keys[index] as Key, say, goTo: block(say, goTo) }));
  const menu = [question, ...offered.map(({ key, say }) => `${say}, press ${key}.`)].join(" ");
  for (const [index, opening] of openings.entries()) {
    const pressed = getCustomerInput(opening + menu, {
      id: `${name}-${index + 1}`,
      keys: offered.map(({ key }) => key),
      timeoutSeconds: 8,
    });
    for (const { key, goTo } of offered) if (pressed === key) return goTo();
  }
  return otherwise();
}
