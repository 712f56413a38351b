// The words of the component: the server's own bundles, the keys that begin with `phone.`.

export class Texts {
  private constructor(private readonly bundle: Record<string, string>) {}

  static of(bundle: Record<string, string>): Texts {
    return new Texts(bundle);
  }

  /** The bundle of a language; without it the keys show, and the telephone works all the same. */
  static async load(language: string): Promise<Texts> {
    try {
      const answer = await fetch("softphone/texts?lang=" + encodeURIComponent(language));
      return new Texts(answer.ok ? ((await answer.json()) as Record<string, string>) : {});
    } catch {
      return new Texts({});
    }
  }

  /** A text; `{0}` is replaced. */
  of(key: string, detail = ""): string {
    return (this.bundle[key] ?? key).replace("{0}", detail);
  }

  find(key: string): string | undefined {
    return this.bundle[key];
  }
}
