import { Component, type FunctionComponent } from 'preact';

/** A part that is drawn again only when one of its properties is another value. */
export function memo<Props extends object>(Part: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const now = this.props as Readonly<Record<string, unknown>>;
      return Object.entries(next).some(([name, value]) => now[name] !== value);
    }

    override render(props: Props) {
      return <Part {...props} />;
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
}
