/**
 * Who reads the store now. A query lists files and opens them one after the other, so none of them may be replaced
 * before it ends: each reader holds a connection to the monitor, and what replaces files waits until there is none.
 */
import type { Socket } from 'node:net';

/** The connections of readers, and the work that they wait for. */
export class Readers {
  readonly #here = new Set<Socket>();
  #work: Promise<void> | null = null;

  /** Counts a reader until its connection ends; resolves when it may begin. */
  async enter(socket: Socket): Promise<void> {
    this.#here.add(socket);
    socket.on('close', () => this.#here.delete(socket));
    await this.#work?.catch(() => undefined);
  }

  /** Does work while nobody reads, and returns true; false, and nothing done, where somebody does. */
  async alone(work: () => Promise<void>): Promise<boolean> {
    if (this.#here.size > 0) return false;
    this.#work = work().finally(() => (this.#work = null));
    await this.#work;
    return true;
  }
}
