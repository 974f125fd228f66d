/** The time, so that tests can freeze it. */
export type Clock = () => Date;
