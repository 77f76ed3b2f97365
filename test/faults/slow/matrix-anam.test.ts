import { allCells, testCells } from "../matrix.ts";

testCells(allCells("anam"));
