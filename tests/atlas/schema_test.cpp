// The JSON Schemas beside the data and the reader know the same fields in every object, and want the same of them.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "atlas/specimen.h"
#include "base/files.h"

namespace jingluo::atlas {
namespace {

using test::SpecimenFolder;
using Fields = std::set<std::string>;

const std::filesystem::path schemas = std::filesystem::path(JINGLUO_SOURCE_DIR) / "points" / "schema";

Json schema(const std::string& kind) {
    std::vector<base::Fault> faults;
    const auto json = read_json(schemas / (kind + ".schema.json"), faults);
    EXPECT_EQ(test::text_of(faults), "");
    return json ? *json : Json();
}

struct Pair {
    const char* kind;    // of the schema
    const char* object;  // where in it the object's "properties" stand
    const char* file;    // of the specimen
    const char* sample;  // where in it such an object stands
};

const Pair pairs[] = {
    {"about", "", "about.json", ""},
    {"about", "/properties/sections/items", "about.json", "/sections/0"},
    {"about", "/properties/sections/items/properties/blocks/items", "about.json", "/sections/0/blocks/0"},
    {"channels", "", "channels.json", ""},
    {"channels", "/properties/channels/items", "channels.json", "/channels/0"},
    {"channels", "/properties/channels/items/properties/names", "channels.json", "/channels/0/names"},
    {"channels", "/properties/channels/items/properties/branches/items", "channels.json", "/channels/0/branches/0"},
    {"landmarks", "", "landmarks.json", ""},
    {"landmarks", "/properties/parts/items", "landmarks.json", "/parts/0"},
    {"landmarks", "/properties/landmarks/items", "landmarks.json", "/landmarks/5"},
    {"landmarks", "/properties/lines/items", "landmarks.json", "/lines/0"},
    {"landmarks", "/properties/scales/items", "landmarks.json", "/scales/0"},
    {"regions", "", "regions.json", ""},
    {"regions", "/properties/red_flags", "regions.json", "/red_flags"},
    {"regions", "/properties/regions/items", "regions.json", "/regions/0"},
    {"sources", "/items", "sources.json", "/0"},
    {"point", "", "point-BL.json", ""},
    {"point", "/$defs/cited", "point-BL.json", "/points/0/location"},
    {"point", "/$defs/names", "point-BL.json", "/points/0/names"},
    {"point", "/$defs/point", "point-BL.json", "/points/0"},
    {"point", "/$defs/point/properties/members/items", "point-BL.json", "/points/7/members/0"},
    {"point", "/$defs/point/properties/needling", "point-BL.json", "/points/0/needling"},
    {"point", "/$defs/point/properties/categories/items", "point-BL.json", "/points/0/categories/0"},
    {"point", "/$defs/point/properties/alternatives/items", "point-BL.json", "/points/0/alternatives/0"},
    {"point", "/$defs/point/properties/regions/items", "point-BL.json", "/points/0/regions/0"},
    {"point", "/$defs/rule/oneOf/0", "point-BL.json", "/points/1/rule"},
    {"point", "/$defs/rule/oneOf/1", "point-BL.json", "/points/6/rule"},
    {"point", "/$defs/rule/oneOf/2", "point-BL.json", "/points/2/rule"},
    {"point", "/$defs/rule/oneOf/2/properties/along", "point-BL.json", "/points/2/rule/along"},
    {"point", "/$defs/rule/oneOf/3", "point-BL.json", "/points/0/rule"},
    {"point", "/$defs/rule/oneOf/3/properties/offset", "point-BL.json", "/points/0/rule/offset"},
    {"point", "/$defs/rule/oneOf/4", "point-BL.json", "/points/4/rule"},
    {"point", "/$defs/constraint/oneOf/0", "point-BL.json", "/points/3/rule/meet/1"},
    {"point", "/$defs/constraint/oneOf/1", "point-BL.json", "/points/3/rule/meet/0"},
    {"point", "/$defs/constraint/oneOf/2", "point-BL.json", "/points/4/rule/meet/0"},
    {"point", "/$defs/constraint/oneOf/3", "point-BL.json", "/points/4/rule/meet/1"},
    {"point", "/$defs/constraint/oneOf/4", "point-BL.json", "/points/5/rule/meet/0"},
    {"point", "/$defs/statement/oneOf/0", "point-BL.json", "/points/0/also/0"},
    {"point", "/$defs/statement/oneOf/1", "point-BL.json", "/points/0/also/1"},
    {"point", "/$defs/statement/oneOf/1/properties/distance", "point-BL.json", "/points/0/also/1/distance"},
    {"point", "/$defs/statement/oneOf/2", "point-BL.json", "/points/0/also/2"},
    {"point", "/$defs/statement/oneOf/3", "point-BL.json", "/points/0/also/3"},
    {"point", "/$defs/statement/oneOf/4", "point-BL.json", "/points/1/also/0"},
    {"point", "/$defs/statement/oneOf/5", "point-BL.json", "/points/0/also/4"},
    {"point", "/$defs/statement/oneOf/6", "point-BL.json", "/points/1/also/1"},
};

const char* const kinds[] = {"about", "channels", "landmarks", "point", "regions", "sources"};

/// JSON pointers of every object schema: wherever "properties" is a field of the schema and not a property of that
/// name.
void object_schemas(const Json& json, const Json::json_pointer& at, Fields& out) {
    if (json.is_object() && json.contains("properties") && json.value("type", "") == "object")
        out.insert(at.to_string());
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) object_schemas(value, at / key, out);
    } else if (json.is_array()) {
        for (size_t i = 0; i < json.size(); ++i) object_schemas(json[i], at / i, out);
    }
}

/// The fields that the reader says it knows when it is given one that nobody could have meant.
Fields known_to_reader(const Pair& pair) {
    const SpecimenFolder folder;
    const std::string strange = "################";
    folder.spoil(pair.file, [&](Json& json) { json[Json::json_pointer(pair.sample)][strange] = 0; });
    const std::string says = "is no field that is known here; there are ";
    Fields fields;
    for (const base::Fault& fault : folder.read().faults) {
        if (fault.where.find(std::string(pair.sample) + "/" + strange) != 0 || !fault.what.starts_with(says)) continue;
        std::string list = fault.what.substr(says.size()) + ", ";
        for (size_t comma = list.find(", "); comma != std::string::npos; comma = list.find(", ")) {
            fields.insert(list.substr(0, comma));
            list.erase(0, comma + 2);
        }
    }
    return fields;
}

TEST(Schema, ThereIsOneForEachKindOfFile) {
    Fields files;
    for (const auto& entry : std::filesystem::directory_iterator(schemas))
        files.insert(entry.path().filename().string());
    EXPECT_EQ(files, (Fields{"about.schema.json", "channels.schema.json", "landmarks.schema.json", "point.schema.json",
                             "regions.schema.json", "sources.schema.json"}));
    for (const char* kind : kinds) {
        const Json json = schema(kind);
        EXPECT_EQ(json.value("$schema", ""), "https://json-schema.org/draft/2020-12/schema") << kind;
        EXPECT_EQ(json.value("$id", ""), std::string(kind) + ".schema.json");
    }
}

TEST(Schema, RefersOnlyToWhatIsThere) {
    const std::function<void(const Json&, const std::string&)> look = [&](const Json& json, const std::string& own) {
        if (json.is_object() && json.contains("$ref")) {
            const std::string ref = json["$ref"];
            const size_t hash = ref.find('#');
            ASSERT_NE(hash, std::string::npos) << ref;
            const std::string file = hash == 0 ? own : ref.substr(0, ref.find(".schema.json"));
            EXPECT_TRUE(schema(file).contains(Json::json_pointer(ref.substr(hash + 1)))) << own << ": " << ref;
        }
        if (!json.is_structured()) return;
        for (const auto& [key, value] : json.items()) look(value, own);
    };
    for (const char* kind : kinds) look(schema(kind), kind);
}

TEST(Schema, EveryObjectIsComparedWithTheReader) {
    for (const char* kind : kinds) {
        Fields objects, compared;
        object_schemas(schema(kind), Json::json_pointer(), objects);
        for (const Pair& pair : pairs) {
            if (pair.kind == std::string(kind)) compared.insert(pair.object);
        }
        EXPECT_EQ(objects, compared) << kind;
    }
}

TEST(Schema, KnowsTheFieldsThatTheReaderKnows) {
    for (const Pair& pair : pairs) {
        const Json object = schema(pair.kind).at(Json::json_pointer(pair.object));
        Fields fields;
        for (const auto& [name, unused] : object.at("properties").items()) fields.insert(name);
        EXPECT_EQ(known_to_reader(pair), fields) << pair.kind << pair.object;
        EXPECT_EQ(object.value("additionalProperties", true), false)
            << pair.kind << pair.object << ": the reader takes no unknown field";
    }
}

TEST(Schema, WantsAtLeastWhatTheReaderWants) {
    // A field whose absence the reader reports must be required; the schema may be stricter.
    for (const Pair& pair : pairs) {
        const Json object = schema(pair.kind).at(Json::json_pointer(pair.object));
        Fields required;
        if (object.contains("required")) required = object["required"].get<Fields>();
        const Json& sample = test::specimen(pair.file).at(Json::json_pointer(pair.sample));
        for (const auto& [field, unused] : sample.items()) {
            const SpecimenFolder folder;
            folder.spoil(pair.file,
                         [&, name = field](Json& json) { json[Json::json_pointer(pair.sample)].erase(name); });
            bool missed = false;
            for (const base::Fault& fault : folder.read().faults) {
                missed = missed || (fault.what == "is missing" &&
                                    fault.where.starts_with(std::string(pair.sample) + "/" + field));
            }
            // A rule, members or an operation's cun are wanted by "oneOf", which stands beside "required".
            const bool by_choice =
                object.contains("oneOf") && object["oneOf"].dump().find("\"" + field + "\"") != std::string::npos;
            EXPECT_TRUE(!missed || by_choice || required.count(field) != 0)
                << pair.kind << pair.object << ": " << field;
        }
    }
}

TEST(Schema, AllowsTheWordsThatTheReaderAllows) {
    const Pair words[] = {
        {"point", "/$defs/point/properties/needling/properties/angle/enum", "point-BL.json",
         "/points/0/needling/angle"},
        {"point", "/$defs/point/properties/categories/items/properties/id/enum", "point-BL.json",
         "/points/0/categories/0/id"},
        {"point", "/$defs/point/properties/regions/items/properties/role/enum", "point-BL.json",
         "/points/0/regions/0/role"},
        {"point", "/$defs/point/properties/regions/items/properties/reasons/items/enum", "point-BL.json",
         "/points/0/regions/0/reasons/0"},
        {"point", "/$defs/point/properties/inside/enum", "point-BL.json", "/points/0/inside"},
        {"point", "/$defs/direction/enum", "point-BL.json", "/points/4/rule/pick"},
        {"landmarks", "/properties/landmarks/items/properties/kind/enum", "landmarks.json", "/landmarks/0/kind"},
        {"landmarks", "/properties/lines/items/properties/kind/enum", "landmarks.json", "/lines/0/kind"},
        {"landmarks", "/properties/scales/items/properties/measure/enum", "landmarks.json", "/scales/0/measure"},
        {"channels", "/properties/channels/items/properties/pattern/enum", "channels.json", "/channels/0/pattern"},
        {"regions", "/properties/regions/items/properties/view/enum", "regions.json", "/regions/0/view"},
        {"about", "/properties/sections/items/properties/blocks/items/properties/kind/enum", "about.json",
         "/sections/0/blocks/0/kind"},
        {"sources", "/items/properties/kind/enum", "sources.json", "/0/kind"},
    };
    for (const Pair& pair : words) {
        const SpecimenFolder folder;
        folder.spoil(pair.file, [&](Json& json) { json[Json::json_pointer(pair.sample)] = "################"; });
        Fields allowed;
        for (const base::Fault& fault : folder.read().faults) {
            const std::string start = "is '################'; one of ", end = " is wanted";
            if (!fault.what.starts_with(start) || !fault.what.ends_with(end)) continue;
            std::string list = fault.what.substr(start.size(), fault.what.size() - start.size() - end.size()) + ", ";
            for (size_t comma = list.find(", "); comma != std::string::npos; comma = list.find(", ")) {
                allowed.insert(list.substr(0, comma));
                list.erase(0, comma + 2);
            }
        }
        EXPECT_EQ(allowed, schema(pair.kind).at(Json::json_pointer(pair.object)).get<Fields>())
            << pair.kind << pair.object;
    }
}

TEST(Document, ExplainsEveryField) {
    const std::string text =
        base::read_utf8_file(std::filesystem::path(JINGLUO_SOURCE_DIR) / "docs" / "data.md", 1 << 20);
    for (const Pair& pair : pairs) {
        const Json object = schema(pair.kind).at(Json::json_pointer(pair.object));
        for (const auto& [name, unused] : object.at("properties").items()) {
            const bool there =
                text.find("\"" + name + "\"") != std::string::npos || text.find("`" + name + "`") != std::string::npos;
            EXPECT_TRUE(there) << pair.kind << pair.object << ": " << name;
        }
    }
}

}  // namespace
}  // namespace jingluo::atlas
