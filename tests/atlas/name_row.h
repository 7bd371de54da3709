// How the tests write down a point's names, apart from the data.
#pragma once

namespace jingluo::test {

struct NameRow {
    const char* code;
    const char* pinyin;  // with tones, as the standards join it
    const char* traditional;
    const char* simplified;
};

}  // namespace jingluo::test
