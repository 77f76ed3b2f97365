import type { WriteStream } from "node:tty";

export interface Progress {
  /** Starts a step, which ends the previous one. */
  step(name: string): void;
  /** Prints lines that stay; may be called at any time. */
  say(text: string): void;
  end(): void;
}

const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;

/** In a terminal, a line that counts the seconds of a step; plain lines everywhere else. */
export function createProgress(stream: Pick<WriteStream, "isTTY" | "write">): Progress {
  if (!stream.isTTY) {
    const say = (text: string) => void stream.write(text.replace(/^/gm, "> ").concat("\n"));
    return { step: say, say, end() {} };
  }
  let current: { name: string; since: number } | undefined;
  const clear = () => stream.write("\r\u001b[K");
  const draw = () => {
    if (current) stream.write(`\r\u001b[K… ${current.name}, ${seconds(current.since)}`);
  };
  const timer = setInterval(draw, 1000).unref();
  const finish = () => {
    if (current) stream.write(`\r\u001b[K✓ ${current.name}, ${seconds(current.since)}\n`);
    current = undefined;
  };
  return {
    step(name) {
      finish();
      current = { name, since: performance.now() };
      draw();
    },
    say(text) {
      clear();
      stream.write(`${text}\n`);
      draw();
    },
    end() {
      clearInterval(timer);
      clear();
      current = undefined;
    },
  };
}
