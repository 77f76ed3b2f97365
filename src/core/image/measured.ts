/** What the head of an image tells. */
export interface Measured {
  /** In pixels as stored. */
  width: number;
  height: number;
  /** From EXIF, if any; 5 to 8 swap width and height. */
  orientation?: number | undefined;
  /** Number of colour components: 3 for RGB-like, 4 for CMYK-like. */
  components?: number;
  /** Has several frames. */
  animated?: boolean;
  /** Size of the whole file, if the head says so. */
  fileBytes?: number;
}
