/** One file of the survival kit. */
export interface KitFile {
  /** Below the kit's folder, with `/` between its parts. It is the path at which a web server serves it. */
  readonly path: string;
  readonly body: Buffer | string;
}
