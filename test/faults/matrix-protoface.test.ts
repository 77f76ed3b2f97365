import { testMatrix } from "./matrix.ts";

testMatrix("protoface");
