// Preloaded into a measured command: writes its peak resident memory in KiB where FLOWC_BENCH_MEMORY says.
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.FLOWC_BENCH_MEMORY, String(process.resourceUsage().maxRSS)));
