import { testMatrix } from "./matrix.ts";

testMatrix("anam");
