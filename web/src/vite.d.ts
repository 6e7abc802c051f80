/** A style sheet as text, for a tree that the page's own sheets do not reach. */
declare module "*.css?inline" {
  const styles: string;
  export default styles;
}
