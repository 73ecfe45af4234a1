import { block, getCustomerInput, type Block, type Key } from "flowc";

/** One key of a menu: how it is announced, such as "For Manila", and where it leads. */
export interface Choice {
  readonly say: string;
  readonly then: Block;
}

const keys: readonly Key[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** How each play of a menu begins: it is heard three times in all. */
const openings = ["", "Sorry, I did not get that. ", "Sorry, I still did not get that. "];

/**
 * Plays a menu and goes where the caller's key leads; the first choice is key 1. A caller who presses nothing, or a key
 * that is not offered, hears the menu again, three times in all, and then goes on at `otherwise`.
 *
 * The three plays are three blocks, not a Loop block: that one would go on counting when the menu is entered again.
 */
export function offer(question: string, choices: readonly Choice[], otherwise: Block): never {
  const offered = choices.map(({ say, then }, index) => ({ key: keys[index] as Key, say, then: block(say, then) }));
  const menu = [question, ...offered.map(({ key, say }) => `${say}, press ${key}.`)].join(" ");
  for (const opening of openings) {
    const pressed = getCustomerInput(opening + menu, { keys: offered.map(({ key }) => key), timeoutSeconds: 8 });
    for (const { key, then } of offered) if (pressed === key) return then();
  }
  return otherwise();
}
