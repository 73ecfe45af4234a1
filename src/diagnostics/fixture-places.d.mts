import type { ExamplePlace } from "./reference.js";

export declare function fixturePlaces(folder: string): ReadonlyMap<string, ExamplePlace>;
